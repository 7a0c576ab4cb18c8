package dev.wasmscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** Endive's interpreter. */
final class EndiveEngine implements Engine {

    @Override
    public Guest load(Path module) throws IOException {
        Instance instance =
                Instance.builder(Parser.parse(Files.readAllBytes(module))).withStart(false).build();
        return (export, argument) -> (int) instance.export(export).apply(argument)[0];
    }
}
