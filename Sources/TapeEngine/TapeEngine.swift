// The TapeEngine module.
