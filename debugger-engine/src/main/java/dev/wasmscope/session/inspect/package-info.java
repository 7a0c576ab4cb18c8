/**
 * What is in a module beyond its functions and sections: for views that show a module as a whole.
 * Front ends call it through {@link dev.wasmscope.session.ModuleView#inspection}; nothing here runs
 * the program.
 */
@NullMarked
package dev.wasmscope.session.inspect;

import org.jspecify.annotations.NullMarked;
