#ifndef TAPEDECK_SCRIPT_LIBRARY_H
#define TAPEDECK_SCRIPT_LIBRARY_H

#include <stddef.h>

/// A module of the library.
struct tapedeck_module {
  /// As library modules import it: `collections`, `tf.keras.layers`.
  const char *name;
  /// Its text, as UTF-8, without a zero at the end.
  const unsigned char *text;
  size_t size;
};

/// All modules, and how many there are.
const struct tapedeck_module *tapedeck_modules(size_t *count);

#endif
