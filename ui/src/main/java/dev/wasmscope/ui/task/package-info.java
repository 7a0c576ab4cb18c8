/**
 * What happens beside the user's work: tasks in the background with their progress, and what the
 * program told.
 *
 * <p>Anybody may begin a task or tell something; the status bar shows it. Nothing here knows a view
 * or a session.
 */
@NullMarked
package dev.wasmscope.ui.task;

import org.jspecify.annotations.NullMarked;
