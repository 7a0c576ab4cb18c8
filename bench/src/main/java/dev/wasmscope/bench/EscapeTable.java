package dev.wasmscope.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints which path call of which host leaves a preopened folder: the table of {@code
 * docs/security.md}. Its argument is {@code guests/escape.wasm}.
 */
final class EscapeTable {
    private EscapeTable() {}

    public static void main(String[] arguments) throws Exception {
        Path module = Path.of(arguments[0]);
        Map<String, Map<EscapeHosts, String>> rows = new LinkedHashMap<>();
        for (EscapeHosts host : EscapeHosts.values()) {
            EscapeFolders folders = EscapeFolders.make();
            for (String line : host.run(module, folders.inside()).lines().toList()) {
                String[] words = line.split(" ");
                int errno = Integer.parseInt(words[1]);
                String result = folders.escaped(words[0], errno) ? "**escapes**" : told(errno);
                rows.computeIfAbsent(words[0], name -> new EnumMap<>(EscapeHosts.class))
                        .put(host, result);
            }
        }
        rows.forEach((name, results) -> System.out.println(row(name, results)));
    }

    private static String told(int errno) {
        return errno == 0 ? "no effect" : "errno " + errno;
    }

    private static String row(String name, Map<EscapeHosts, String> results) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (EscapeHosts host : EscapeHosts.values()) {
            cells.add(results.getOrDefault(host, "not reached"));
        }
        return "| " + String.join(" | ", cells) + " |";
    }
}
