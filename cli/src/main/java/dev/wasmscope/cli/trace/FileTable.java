package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Table;
import dev.wasmscope.engine.host.trace.DescriptorUse;
import dev.wasmscope.engine.host.trace.FileSummary;
import dev.wasmscope.engine.host.trace.FileUse;
import java.util.ArrayList;
import java.util.List;

/** What a guest did with its files: by file, by descriptor, and what it left open. */
public final class FileTable {
    private final CallSiteNames sites;

    public FileTable(CallSiteNames sites) {
        this.sites = sites;
    }

    /** Two tables and the list of leaks. */
    public List<String> lines(FileSummary summary) {
        List<String> lines = new ArrayList<>(files(summary));
        lines.add("");
        lines.addAll(descriptors(summary));
        lines.add("");
        lines.addAll(leaks(summary));
        return lines;
    }

    private static List<String> files(FileSummary summary) {
        Table table =
                new Table("calls>", "errors>", "read>", "written>", "opens>", "leaks>", "file");
        for (FileUse file : summary.files()) {
            table.row(
                    file.calls(),
                    orBlank(file.errors()),
                    file.bytesRead(),
                    file.bytesWritten(),
                    file.opens(),
                    orBlank(file.leaks()),
                    file.name());
        }
        return table.lines();
    }

    private List<String> descriptors(FileSummary summary) {
        Table table =
                new Table(
                        "fd>", "calls>", "errors>", "read>", "written>", "closed by>", "opened by");
        for (DescriptorUse use : summary.descriptors()) {
            table.row(
                    use.fd(),
                    use.calls(),
                    orBlank(use.errors()),
                    use.bytesRead(),
                    use.bytesWritten(),
                    use.open() ? "open" : "#" + use.closedBy(),
                    opener(use) + " " + use.name());
        }
        return table.lines();
    }

    private static String opener(DescriptorUse use) {
        return switch (use.origin()) {
            case STANDARD_STREAM -> "standard stream";
            case PREOPENED -> "preopen";
            case OPENED, ACCEPTED -> "#" + use.openedBy();
        };
    }

    private List<String> leaks(FileSummary summary) {
        List<DescriptorUse> leaks = summary.leaks();
        List<String> lines = new ArrayList<>();
        lines.add(leaks.isEmpty() ? "still open at exit: none" : "still open at exit:");
        for (DescriptorUse use : leaks) {
            lines.add(
                    "  fd "
                            + use.fd()
                            + " "
                            + use.name()
                            + ", opened by call #"
                            + use.openedBy()
                            + sites.name(use.openedAt()).map(site -> " at " + site).orElse(""));
        }
        return lines;
    }

    private static Object orBlank(long count) {
        return count == 0 ? "" : count;
    }
}
