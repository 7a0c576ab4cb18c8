/**
 * What a guest did and what it cost.
 *
 * <p>Five rooms, in the order a figure travels: {@code collect} listens to the engine while the
 * guest runs, {@code model} holds the finished columnar tables, {@code symbol} adds names and
 * source positions, {@code analyse} derives views with pure functions, {@code exchange} writes them
 * to files and reads files, other tools' and our own.
 *
 * <p>While a guest runs the profiler knows functions by index only; names are given once, when a
 * profile is taken, and stay in it.
 */
@NullMarked
package dev.wasmscope.profiler;

import org.jspecify.annotations.NullMarked;
