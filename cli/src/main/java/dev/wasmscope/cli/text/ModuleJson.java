package dev.wasmscope.cli.text;

import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.LineEntry;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of {@code wasmscope inspect --json}, gathered into one object. */
public final class ModuleJson {

    private final ModuleView module;
    private final ObjectNode result = Json.object();

    public ModuleJson(ModuleView module) {
        this.module = module;
        result.put("file", module.file().toString());
        result.put("size", module.size());
    }

    /** What has been gathered. */
    public ObjectNode result() {
        return result;
    }

    public void sections() {
        ArrayNode array = result.putArray("sections");
        module.sections().forEach(array::addPOJO);
    }

    public void functions() {
        ArrayNode array = result.putArray("functions");
        for (FunctionView function : module.functions()) {
            ObjectNode node = array.addObject();
            node.put("index", function.index());
            node.put("name", function.wholeName());
            node.put("shortName", function.name());
            node.put("type", function.type());
            node.put("imported", function.imported());
            if (!function.imported()) {
                node.put("codeOffset", function.codeOffset());
                node.put("size", function.size());
            }
            putPosition(node, function.position());
        }
    }

    public void importsAndExports() {
        ArrayNode imports = result.putArray("imports");
        module.imports().forEach(imports::addPOJO);
        ArrayNode exports = result.putArray("exports");
        module.exports().forEach(exports::addPOJO);
    }

    public void sources() {
        ArrayNode array = result.putArray("sources");
        module.sourceFiles()
                .forEach(
                        source -> {
                            ObjectNode node = array.addObject();
                            node.put("file", source.file());
                            source.resolved().ifPresent(path -> node.put("path", path.toString()));
                            node.put("embedded", source.embedded());
                            node.put("lines", source.lineCount());
                        });
    }

    public void lines() {
        ArrayNode array = result.putArray("lines");
        for (LineEntry entry : module.lines()) {
            array.addPOJO(entry);
        }
    }

    public void debugInfo() {
        result.putPOJO("debugInfo", module.debugInfo());
    }

    public void disassembly(List<FunctionView> functions) {
        ArrayNode array = result.putArray("disassembly");
        for (FunctionView function : functions) {
            ObjectNode node = array.addObject();
            node.put("index", function.index());
            node.put("name", function.wholeName());
            node.put("shortName", function.name());
            ArrayNode lines = node.putArray("lines");
            module.disassembly(function.index()).forEach(line -> addLine(lines, line));
        }
    }

    private static void addLine(ArrayNode lines, DisassemblyLine line) {
        ObjectNode node = lines.addObject();
        if (line.codeOffset() >= 0) {
            node.put("codeOffset", line.codeOffset());
        }
        node.put("text", "  ".repeat(line.depth()) + line.text());
        putPosition(node, line.position());
    }

    private static void putPosition(ObjectNode node, Optional<SourcePosition> position) {
        position.ifPresent(
                p -> {
                    node.put("file", p.file());
                    node.put("line", p.line());
                    node.put("column", p.column());
                });
    }
}
