#pragma once

/// The number of tapes active on the calling thread. A C thread-local costs a load; Swift has none
/// as cheap.
long tapedeck_tape_depth(void);

/// Adds to it; returns the new number.
long tapedeck_tape_depth_add(long delta);
