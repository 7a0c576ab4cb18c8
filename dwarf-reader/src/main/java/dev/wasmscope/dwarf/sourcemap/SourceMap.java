package dev.wasmscope.dwarf.sourcemap;

import dev.wasmscope.dwarf.line.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source map of a module, index maps flattened. Members that are missing or of a wrong kind are
 * left out and listed by {@link #problems}; only what is no source map at all is an error.
 */
public final class SourceMap {
    /** Sections of sections are not allowed; this many nested ones are read all the same. */
    private static final int MAX_NESTING = 8;

    private final List<SourceFile> files = new ArrayList<>();
    private final Set<String> ignored = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SourceMap() {}

    /**
     * Reads a map.
     *
     * @param bytes UTF-8; the line {@code )]}'} that some servers put in front is skipped
     * @throws SourceMapException if it is no JSON object or of another version than 3
     */
    public static SourceMap read(byte[] bytes) throws SourceMapException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.startsWith(")]}")) {
            text = text.substring(Math.max(text.indexOf('\n'), 3));
        }
        SourceMap map = new SourceMap();
        map.readMap(JsonText.read(text), 0, 0);
        return map;
    }

    private void readMap(Object json, long base, int nesting) throws SourceMapException {
        if (!(json instanceof Map<?, ?> object)) {
            throw new SourceMapException("not a source map: no JSON object");
        }
        Object version = object.get("version");
        if (!(version instanceof Double number) || number.intValue() != 3) {
            throw new SourceMapException(
                    "source map version " + shown(version) + "; only version 3 is known");
        }
        if (object.get("sections") instanceof List<?> sections) {
            readSections(sections, base, nesting);
        } else {
            readPlain(object, base);
        }
    }

    private static String shown(@Nullable Object version) {
        return version instanceof Double number
                ? Long.toString(number.longValue())
                : version == null ? "missing" : "malformed";
    }

    private void readSections(List<?> sections, long base, int nesting) throws SourceMapException {
        if (nesting >= MAX_NESTING) {
            throw new SourceMapException("sections: nested too deeply");
        }
        for (Object section : sections) {
            if (section instanceof Map<?, ?> object
                    && object.get("offset") instanceof Map<?, ?> offset) {
                if (offset.get("line") instanceof Double line && line != 0) {
                    problems.add(
                            "sections: a module has one line; a section of another is left out");
                } else if (object.get("map") instanceof Map<?, ?> map) {
                    long column = offset.get("column") instanceof Double c ? c.longValue() : 0;
                    readMap(map, base + Math.clamp(column, 0, 1L << 40), nesting + 1);
                } else {
                    problems.add("sections: a section that is elsewhere is not fetched");
                }
            } else {
                problems.add("sections: a section without an offset is left out");
            }
        }
    }

    private void readPlain(Map<?, ?> object, long base) {
        int firstSource = files.size();
        int firstName = names.size();
        readSources(object);
        for (Object name : list(object, "names")) {
            names.add(name instanceof String text ? text : "");
        }
        String text = object.get("mappings") instanceof String given ? given : "";
        if (text.isEmpty()) {
            problems.add("mappings: missing or empty");
        }
        int sourceCount = files.size() - firstSource;
        int nameCount = names.size() - firstName;
        int lost = 0;
        for (Mapping m : MappingsReader.read(text, problems)) {
            if (m.source() >= sourceCount) {
                lost++;
                continue;
            }
            mappings.add(
                    new Mapping(
                            base + m.offset(),
                            m.source() < 0 ? -1 : firstSource + m.source(),
                            m.line(),
                            m.column(),
                            m.name() < 0 || m.name() >= nameCount ? -1 : firstName + m.name()));
        }
        if (lost > 0) {
            problems.add("mappings: " + lost + " name a source that is not listed");
        }
    }

    private void readSources(Map<?, ?> object) {
        String root = object.get("sourceRoot") instanceof String text ? text : "";
        List<?> contents = list(object, "sourcesContent");
        List<?> sources = list(object, "sources");
        Set<Object> skipped = new HashSet<>(list(object, "x_google_ignoreList"));
        skipped.addAll(list(object, "ignoreList"));
        for (int i = 0; i < sources.size(); i++) {
            String name = sources.get(i) instanceof String text ? text : "";
            String content = i < contents.size() && contents.get(i) instanceof String c ? c : null;
            String path = SourceNames.path(root, name);
            files.add(new SourceFile(path, name, root, "", null, content));
            if (skipped.contains((double) i)) {
                ignored.add(path);
            }
        }
    }

    private static List<?> list(Map<?, ?> object, String member) {
        return object.get(member) instanceof List<?> list ? list : List.of();
    }

    /** The sources, their texts with them where the map carries them. */
    public List<SourceFile> files() {
        return List.copyOf(files);
    }

    /** Paths of the sources that the map calls not the user's own ({@code ignoreList}). */
    public Set<String> ignored() {
        return Set.copyOf(ignored);
    }

    /** How many places are mapped. */
    public int size() {
        return mappings.size();
    }

    /** What could not be read, one line each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    List<Mapping> mappings() {
        return mappings;
    }

    SourceFile file(int index) {
        return files.get(index);
    }

    String name(int index) {
        return names.get(index);
    }
}
