/**
 * Where views lie, as plain records: splits, groups of tabs, windows of their own; the layouts that
 * come with the program; and their JSON.
 *
 * <p>Pure functions over records: nothing here knows a control, a view or a session. {@code
 * dev.wasmscope.ui.shell} makes docks of it, {@code dev.wasmscope.ui.theme} keeps it in a file.
 */
@NullMarked
package dev.wasmscope.ui.dock;

import org.jspecify.annotations.NullMarked;
