// Tests of the TapeEngine module.
