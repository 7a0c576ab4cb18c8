package dev.wasmscope.ui.module;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A table as text, for the clipboard and for files. Pure. */
public record Grid(List<String> titles, List<List<String>> rows) {
    public Grid {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /** With tabs, as spreadsheets take it from the clipboard; one row without its titles. */
    public String text() {
        String lines =
                rows.stream().map(r -> String.join("\t", r)).collect(Collectors.joining("\n"));
        return rows.size() == 1 ? lines : String.join("\t", titles) + "\n" + lines;
    }

    /** RFC 4180. */
    public String csv() {
        return line(titles) + rows.stream().map(Grid::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Grid::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A list of objects with the titles as names. */
    public String json() {
        List<Map<String, String>> objects =
                rows.stream()
                        .map(
                                row -> {
                                    Map<String, String> object = new LinkedHashMap<>();
                                    for (int i = 0; i < titles.size(); i++) {
                                        object.put(titles.get(i), row.get(i));
                                    }
                                    return object;
                                })
                        .toList();
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(objects);
    }

    /** What belongs into a file of that name. */
    public byte[] contents(String fileName) {
        return (fileName.endsWith(".json") ? json() : csv()).getBytes(StandardCharsets.UTF_8);
    }
}
