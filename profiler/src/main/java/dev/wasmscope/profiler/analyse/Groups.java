package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The groups that the functions of a profile belong to.
 *
 * @param names names of the groups, sorted
 * @param ofFunction index of its group for each function, in the order of {@link
 *     Profile#functions()}
 */
public record Groups(List<String> names, List<Integer> ofFunction) {

    /** The group of functions of which the profile does not know what would be asked. */
    static final String UNKNOWN = "unknown";

    /** The group of the functions that the host runs. */
    static final String HOST = "host";

    public Groups {
        names = List.copyOf(names);
        ofFunction = List.copyOf(ofFunction);
    }

    /** The groups by one property; a folder or file is named from where all paths begin alike. */
    public static Groups of(Profile profile, Grouping by) {
        List<String> each =
                paths(profile, List.of(by)).stream().map(path -> String.join("/", path)).toList();
        List<String> names = each.stream().distinct().sorted().toList();
        return new Groups(names, each.stream().map(names::indexOf).toList());
    }

    /**
     * For each function the names of the groups it stands in, from the widest to the narrowest. A
     * folder is a name for each of its parts.
     */
    static List<List<String>> paths(Profile profile, List<Grouping> levels) {
        Map<Boolean, Integer> shared = sharedFolders(profile.labels());
        List<List<String>> paths = new ArrayList<>();
        for (int i = 0; i < profile.labels().size(); i++) {
            FunctionLabel label = profile.labels().get(i);
            List<String> path = new ArrayList<>();
            for (Grouping level : levels) {
                for (String name :
                        names(profile, profile.functions().get(i), label, level, shared)) {
                    boolean again = !path.isEmpty() && path.getLast().equals(name);
                    if (!again || !name.equals(UNKNOWN) && !name.equals(HOST)) {
                        path.add(name);
                    }
                }
            }
            // Where a folder is shown, a file needs no more than its name.
            if (levels.contains(Grouping.DIRECTORY) && levels.contains(Grouping.FILE)) {
                path.replaceAll(name -> name.substring(name.lastIndexOf('/') + 1));
            }
            paths.add(path);
        }
        return paths;
    }

    private static List<String> names(
            Profile profile,
            FunctionKey key,
            FunctionLabel label,
            Grouping by,
            Map<Boolean, Integer> shared) {
        if (label.host()) {
            return List.of(HOST);
        }
        if (by == Grouping.MODULE) {
            return List.of(module(profile, key));
        }
        Optional<String> source = label.source().map(Groups::plain);
        if (source.isEmpty()) {
            return List.of(UNKNOWN);
        }
        String path = source.get();
        if (by == Grouping.LANGUAGE) {
            return List.of(SourceLanguage.of(path));
        }
        String relative = shortened(path, shared);
        if (by == Grouping.FILE) {
            return List.of(relative);
        }
        int name = relative.lastIndexOf('/');
        return name <= 0
                ? List.of()
                : Arrays.stream(relative.substring(0, name).split("/"))
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static String module(Profile profile, FunctionKey key) {
        boolean another = key instanceof FunctionKey.Code code && code.instance() > 0;
        return another ? "instance " + ((FunctionKey.Code) key).instance() : profile.guest();
    }

    /** How many characters all paths share, up to and with a slash. */
    private static int sharedFolder(List<String> paths) {
        String shared = paths.isEmpty() ? "" : paths.getFirst();
        for (String path : paths) {
            int same = 0;
            int most = Math.min(shared.length(), path.length());
            while (same < most && shared.charAt(same) == path.charAt(same)) {
                same++;
            }
            shared = shared.substring(0, same);
        }
        return shared.lastIndexOf('/') + 1;
    }

    /** A path from where those begin to differ that are absolute, or relative, as it is. */
    private static String shortened(String path, Map<Boolean, Integer> shared) {
        int from = shared.getOrDefault(path.startsWith("/"), 0);
        return path.substring(Math.min(from, path.lastIndexOf('/') + 1));
    }

    private static Map<Boolean, Integer> sharedFolders(List<FunctionLabel> labels) {
        Map<Boolean, List<String>> paths =
                labels.stream()
                        .flatMap(label -> label.source().stream())
                        .map(Groups::plain)
                        .distinct()
                        .collect(Collectors.groupingBy(path -> path.startsWith("/")));
        Map<Boolean, Integer> shared = new HashMap<>();
        paths.forEach((absolute, of) -> shared.put(absolute, sharedFolder(of)));
        return shared;
    }

    /** With slashes, and without parts that stay in the same folder. */
    private static String plain(String path) {
        String slashes = path.replace('\\', '/').replace("/./", "/").replace("/./", "/");
        return slashes.startsWith("./") ? plain(slashes.substring(2)) : slashes;
    }
}
