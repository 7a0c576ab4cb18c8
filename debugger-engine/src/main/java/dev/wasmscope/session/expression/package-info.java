/**
 * Expressions in the guest's own words: their grammar, their meaning, and what they change. Called
 * by the session only; it asks for names, memory and registers through {@link
 * dev.wasmscope.session.expression.Scope} and knows no run and no stop.
 *
 * <p>The grammar is {@code GuestExpression.g4}; the parser made of it is used by {@link
 * dev.wasmscope.session.expression.Expression} alone, which turns it into {@code Node}s. {@link
 * dev.wasmscope.session.expression.Patch} puts expressions in a row.
 */
@NullMarked
package dev.wasmscope.session.expression;

import org.jspecify.annotations.NullMarked;
