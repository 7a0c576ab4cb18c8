/**
 * Values as the programmer thinks of them: a {@code std::map} by its pairs, a {@code Vec} by its
 * elements, a text by its characters. One view per file; {@link LanguageViews#standard} lists them.
 *
 * <p>A view recognises a type by its full name <em>and</em> by the members that it reads; where one
 * of them is missing, it answers empty and the value is shown by its members. A container that is
 * broken or not yet initialised is shown by its members with a note. A view never throws, never
 * loops without end, and never reads ahead.
 *
 * <p>Depends on {@code value} and {@code type}; whoever reads variables hands {@link LanguageViews}
 * in as the {@code Presenter}.
 */
@NullMarked
package dev.wasmscope.dwarf.view;

import org.jspecify.annotations.NullMarked;
