#include "CTapeStack.h"

static _Thread_local long depth;

long tapedeck_tape_depth(void) { return depth; }

long tapedeck_tape_depth_add(long delta) { return depth += delta; }
