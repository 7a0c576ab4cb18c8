package dev.wasmscope.dwarf.type;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a template or of a generic type.
 *
 * @param name the parameter's name
 * @param type the type given, or the type of the value given
 * @param value the value given, as bits; null for a type argument
 */
public record TemplateArgument(String name, TypeRef type, @Nullable Long value) {}
