// Open pages in headless Chromium and say as JSON what is wrong with each: node page.mjs CHROMIUM AXE OUT PAGE...
// Each page is opened at two widths in light and dark, reached by keyboard, printed, and looked over by axe-core.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, browserPath, out, ...pages] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const browser = await chromium.launch({ executablePath: browserPath, args: QUIET });
const found = {};
for (const path of pages) {
  const name = basename(path), address = pathToFileURL(path).href;
  const seen = (found[name] = { console: [], requests: [], dialogs: [], violations: [], incomplete: [], overflow: [], marks: 0, reached: 0 });
  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      // axe-core is put into the page, which the page's own policy would refuse.
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
      const page = await context.newPage();
      page.on("console", (said) => seen.console.push(`${said.type()}: ${said.text()}`));
      page.on("pageerror", (error) => seen.console.push(`error: ${error.message}`));
      page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
      page.on("request", (request) => {
        if (request.url().split("#")[0] !== address && !request.url().startsWith("data:")) seen.requests.push(request.url());
      });
      await page.goto(address, { waitUntil: "networkidle" });
      await page.screenshot({ path: join(out, `${name}-${scheme}-${width}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) seen.overflow.push(`${width}: ${wide}`);
      await page.addScriptTag({ content: axe });
      const { violations, incomplete } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "incomplete"] }));
      const told = (each) => `${each.id}: ${each.nodes.length} x ${each.nodes[0].html.slice(0, 160)} ${each.nodes[0].failureSummary}`;
      seen.violations.push(...violations.map((each) => `${scheme} ${width} ${told(each)}`));
      seen.incomplete.push(...incomplete.map((each) => `${scheme} ${width} ${told(each)}`));
      await context.close();
    }
  }
  // As it is sent, with its policy and without scripts: every mark is reached by the Tab key and leads to its panel.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on("console", (said) => seen.console.push(`${said.type()}: ${said.text()}`));
  await page.goto(address);
  seen.marks = await page.locator("a.figure").count();
  const order = new Set();
  for (let press = 0; press < 2000 && order.size < seen.marks; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      return { tag: here.tagName, id: here.id, figure: here.classList.contains("figure"), leads: here.hash ? !!document.getElementById(here.hash.slice(1)) : true };
    });
    if (at.tag === "BODY") break;
    if (!at.leads) seen.console.push(`a link that leads nowhere: ${at.id}`);
    if (at.figure) order.add(at.id);
  }
  seen.reached = order.size;
  await page.pdf({ path: join(out, `${name}.pdf`) });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found, null, 1));
