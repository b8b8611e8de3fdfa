"""Reference packs: folders of figures with what they mean, and the catalogue made of them."""
