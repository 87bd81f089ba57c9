// Tests of the Numerals module.
