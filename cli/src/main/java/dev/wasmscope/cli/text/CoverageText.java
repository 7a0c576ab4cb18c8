package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.Coverage;
import dev.wasmscope.profiler.analyse.Coverage.Share;
import dev.wasmscope.profiler.analyse.Coverage.SourceFile;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much of each source file was executed. */
public final class CoverageText {
    private static final Share NONE = new Share(0, 0);

    private CoverageText() {}

    /** A line for each file, and one for all. */
    public static List<String> all(Profile profile) {
        Map<String, SourceFile> files = Coverage.of(profile);
        List<String> lines = new ArrayList<>();
        if (files.isEmpty()) {
            lines.add("no coverage: the profile knows no source lines");
            return lines;
        }
        lines.add(line("functions", "lines", "branches", "covered"));
        Share functions = NONE;
        Share code = NONE;
        Share branches = NONE;
        for (Map.Entry<String, SourceFile> entry : files.entrySet()) {
            SourceFile file = entry.getValue();
            lines.add(
                    line(
                            file.functionShare(),
                            file.lineShare(),
                            file.branchShare(),
                            entry.getKey()));
            functions = functions.plus(file.functionShare());
            code = code.plus(file.lineShare());
            branches = branches.plus(file.branchShare());
        }
        lines.add(line(functions, code, branches, "all " + files.size() + " files"));
        return lines;
    }

    private static String line(Share functions, Share lines, Share branches, String what) {
        return line(text(functions), text(lines), text(branches), what);
    }

    private static String line(String functions, String lines, String branches, String what) {
        return String.format(Locale.ROOT, "%15s %17s %17s  %s", functions, lines, branches, what);
    }

    private static String text(Share share) {
        if (share.all() == 0) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                "%d/%d %5.1f%%",
                share.covered(),
                share.all(),
                100.0 * share.covered() / share.all());
    }
}
