// The Numerals module.
