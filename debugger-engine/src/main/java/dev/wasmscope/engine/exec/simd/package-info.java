/**
 * What the instructions of fixed-width SIMD and relaxed SIMD compute, on vectors as two longs: the
 * low half holds the lanes with the lower numbers, and lane 0 is in the lowest bits.
 *
 * <p>Pure arithmetic without objects: {@link Simd} reads and writes slots of a {@code long[]}, two
 * adjacent ones for a vector; the classes behind it take one family of instructions each and work
 * on halves, many lanes at a time where ordinary arithmetic on a long can do it. Relaxed
 * instructions give the results of the deterministic profile, and every NaN that arithmetic makes
 * is the canonical one. Called by {@code engine.exec}; nothing here knows memories, frames or
 * modules.
 */
@NullMarked
package dev.wasmscope.engine.exec.simd;

import org.jspecify.annotations.NullMarked;
