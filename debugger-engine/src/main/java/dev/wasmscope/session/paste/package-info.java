/**
 * Stack traces that other engines printed, read as text and filled in with what a module's debug
 * information knows. The command line and the desktop call {@link
 * dev.wasmscope.session.paste.PastedTrace}; nothing here runs a guest.
 */
@NullMarked
package dev.wasmscope.session.paste;

import org.jspecify.annotations.NullMarked;
