/**
 * What a guest did and what it cost.
 *
 * <p>Four rooms, in the order a figure travels: {@code collect} listens to the engine while the
 * guest runs, {@code model} holds the finished columnar tables, {@code analyse} derives views from
 * them with pure functions, {@code export} writes them in formats that other tools read.
 *
 * <p>The profiler knows functions by index only. Names and source positions come from a function
 * that the caller passes in, so that nothing here depends on debug information or on a session.
 */
@NullMarked
package dev.wasmscope.profiler;

import org.jspecify.annotations.NullMarked;
