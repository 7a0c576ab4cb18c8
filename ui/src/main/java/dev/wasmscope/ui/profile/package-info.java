/**
 * The profile that the window shows: where it comes from (the session or a file), the part of it
 * that is chosen, and the tables beside the flame graph.
 *
 * <p>{@link dev.wasmscope.ui.profile.ProfileModel} is what every view of a profile listens to; all
 * computing is done by {@code profiler.analyse}, in the background.
 */
@NullMarked
package dev.wasmscope.ui.profile;

import org.jspecify.annotations.NullMarked;
