package dev.wasmscope.session;

import java.util.Optional;

/**
 * A function of the module.
 *
 * @param index in the function index space
 * @param name the name to show: source name, else name section, else {@code func[12]}; short
 * @param wholeName the same with template arguments and parameters, demangled
 * @param wasmName from the name section, or {@code module.name} of an import
 * @param type {@code (i32, i32) -> (i64)}
 * @param imported whether the host gives it
 * @param codeOffset of the body's first byte (its size field excluded); 0 for imports
 * @param size of the body in bytes; 0 for imports
 * @param position where it begins in the source
 */
public record FunctionView(
        int index,
        String name,
        String wholeName,
        Optional<String> wasmName,
        String type,
        boolean imported,
        long codeOffset,
        long size,
        Optional<SourcePosition> position) {}
