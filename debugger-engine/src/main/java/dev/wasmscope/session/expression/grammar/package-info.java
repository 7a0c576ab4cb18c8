/**
 * The parser of expressions, generated from {@code GuestExpression.g4} by ANTLR when the project is
 * built. Only {@link dev.wasmscope.session.expression} uses it.
 */
@NullUnmarked
package dev.wasmscope.session.expression.grammar;

import org.jspecify.annotations.NullUnmarked;
