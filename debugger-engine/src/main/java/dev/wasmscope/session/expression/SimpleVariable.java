package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.type.Type;

/** A variable whose place needs no evaluation. */
public record SimpleVariable(Type type, SimpleLocation place) {}
