/**
 * What a user can do: every command of the desktop is an {@link dev.wasmscope.ui.action.Action}
 * with an id, a title, an icon, a key and a handler, listed in one {@link
 * dev.wasmscope.ui.action.Actions}.
 *
 * <p>Menus, toolbars and keys are made from actions; nothing here knows a view or a session.
 */
@NullMarked
package dev.wasmscope.ui.action;

import org.jspecify.annotations.NullMarked;
