package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.exchange.Columns.DamagedSection;
import dev.wasmscope.profiler.exchange.TableCodec.Extent;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.ProfileTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own file: everything that a profile has, so that it opens again later without the guest.
 *
 * <p>Sections of columns, see {@link SectionFile} for the bytes. A section that this version does
 * not know is left out and noted; a column that it does not know is passed over. So a new table or
 * column needs no new version; the version changes when old readers would misread.
 */
public final class WprofFormat implements ProfileFormat {

    @Override
    public String name() {
        return "wprof";
    }

    @Override
    public String title() {
        return "everything, to be opened by wasmscope again";
    }

    @Override
    public List<String> extensions() {
        return List.of(".wprof");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        List<Columns> sections = new ArrayList<>();
        sections.add(info(profile));
        sections.add(keys(profile.functions()));
        sections.add(labels(profile.labels()));
        sections.add(tree(profile.tree()));
        Columns columns = new Columns("columns");
        for (Measure measure : profile.measures()) {
            if (measure != profile.weight()) {
                profile.values(measure).ifPresent(values -> columns.put(measure.id(), values));
            }
        }
        sections.add(columns);
        for (ProfileTable table : profile.tables()) {
            TableCodecs.write(table).ifPresent(sections::add);
        }
        SectionFile.write(sections, out);
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(SectionFile.MAGIC);
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        Map<String, Columns> sections = new LinkedHashMap<>();
        for (Columns section : SectionFile.read(file)) {
            if (sections.put(section.section(), section) != null) {
                throw file.wrong("two sections " + section.section());
            }
        }
        try {
            return profile(sections);
        } catch (DamagedSection | IllegalArgumentException e) {
            throw file.wrong("damaged: " + e.getMessage());
        }
    }

    private static Profile profile(Map<String, Columns> sections) throws DamagedSection {
        Columns about = take(sections, "profile");
        List<FunctionKey> keys = readKeys(take(sections, "functions"));
        List<FunctionLabel> labels = readLabels(take(sections, "labels"));
        CallTree tree = readTree(take(sections, "tree"), keys.size());
        Map<Measure, long[]> columns = new EnumMap<>(Measure.class);
        List<String> notes = new ArrayList<>(about.texts("notes"));
        take(sections, "columns")
                .numbers()
                .forEach(
                        (id, values) ->
                                Measure.named(id)
                                        .ifPresentOrElse(
                                                measure -> columns.put(measure, values),
                                                () -> notes.add(leftOut(id))));
        List<ProfileTable> tables = new ArrayList<>();
        Extent extent = new Extent(tree.size(), keys.size());
        for (Columns section : sections.values()) {
            Optional<TableCodec<?>> codec = TableCodecs.of(section.section());
            if (codec.isPresent()) {
                tables.add(codec.get().read(section, extent));
            } else {
                notes.add(leftOut(section.section()));
            }
        }
        return new Profile(
                new ProfileInfo(about.text("guest"), kind(about), notes),
                keys,
                labels,
                tree,
                weight(about),
                columns,
                tables);
    }

    private static String leftOut(String what) {
        return "left out: " + what + ", which this version of wasmscope does not know";
    }

    private static Columns take(Map<String, Columns> sections, String name) throws DamagedSection {
        @Nullable Columns section = sections.remove(name);
        if (section == null) {
            throw new DamagedSection("no section " + name);
        }
        return section;
    }

    private static Columns info(Profile profile) {
        return new Columns("profile")
                .put("guest", List.of(profile.guest()))
                .put("kind", List.of(profile.info().kind().name()))
                .put("weight", List.of(profile.weight().id()))
                .put("notes", profile.info().notes());
    }

    private static ProfileKind kind(Columns about) throws DamagedSection {
        String name = about.text("kind");
        return Arrays.stream(ProfileKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamagedSection("kind '" + name + "' is not known"));
    }

    private static Measure weight(Columns about) throws DamagedSection {
        String id = about.text("weight");
        return Measure.named(id)
                .orElseThrow(() -> new DamagedSection("measure '" + id + "' is not known"));
    }

    private static Columns tree(CallTree tree) {
        int size = tree.size();
        return new Columns("tree")
                .put("parent", TableCodecs.ints(size, tree::parent))
                .put("function", TableCodecs.ints(size, tree::function))
                .put("callSite", TableCodecs.ints(size, tree::callSite))
                .put("self", tree.selfValues())
                .put("calls", StackTable.callsOf(tree));
    }

    private static CallTree readTree(Columns from, int functions) throws DamagedSection {
        int[] function = from.ints("function", CallTree.NONE, functions);
        for (int row = 0; row < function.length; row++) {
            if ((function[row] == CallTree.NONE) != (row == CallTree.ROOT)) {
                throw new DamagedSection("tree.function[" + row + "] is " + function[row]);
            }
        }
        return new CallTree(
                from.ints("parent"),
                function,
                from.ints("callSite"),
                from.longs("self"),
                from.longs("calls"));
    }

    private static Columns labels(List<FunctionLabel> labels) {
        return new Columns("labels")
                .put("name", labels.stream().map(FunctionLabel::name).toList())
                .put("source", labels.stream().map(label -> label.source().orElse("")).toList())
                .put("line", labels.stream().mapToInt(FunctionLabel::line).toArray())
                .put("host", labels.stream().mapToInt(label -> label.host() ? 1 : 0).toArray());
    }

    private static List<FunctionLabel> readLabels(Columns from) throws DamagedSection {
        List<String> name = from.texts("name");
        List<String> source = from.texts("source");
        int[] line = from.ints("line");
        int[] host = from.ints("host", 0, 2);
        if (source.size() != name.size()
                || line.length != name.size()
                || host.length != name.size()) {
            throw new DamagedSection("labels has unequal columns");
        }
        List<FunctionLabel> labels = new ArrayList<>();
        for (int i = 0; i < name.size(); i++) {
            labels.add(
                    new FunctionLabel(
                            name.get(i),
                            Optional.of(source.get(i)).filter(text -> !text.isEmpty()),
                            line[i],
                            host[i] == 1));
        }
        return labels;
    }

    /** Kind 0: code (instance, index); 1: inlined (line; name and source); 2: foreign (number). */
    private static Columns keys(List<FunctionKey> keys) {
        long[] kind = new long[keys.size()];
        long[] a = new long[keys.size()];
        long[] b = new long[keys.size()];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            switch (keys.get(i)) {
                case FunctionKey.Code code -> {
                    a[i] = code.instance();
                    b[i] = code.functionIndex();
                }
                case FunctionKey.Inlined inlined -> {
                    kind[i] = 1;
                    a[i] = inlined.line();
                    b[i] = names.size();
                    names.add(inlined.name());
                    names.add(inlined.source().orElse(""));
                }
                case FunctionKey.Foreign foreign -> {
                    kind[i] = 2;
                    a[i] = foreign.number();
                }
            }
        }
        return new Columns("functions")
                .put("kind", kind)
                .put("a", a)
                .put("b", b)
                .put("names", names);
    }

    private static List<FunctionKey> readKeys(Columns from) throws DamagedSection {
        int[] kind = from.ints("kind", 0, 3);
        int[] a = from.ints("a");
        int[] b = from.ints("b");
        List<String> names = from.texts("names");
        if (a.length != kind.length || b.length != kind.length) {
            throw new DamagedSection("functions has unequal columns");
        }
        List<FunctionKey> keys = new ArrayList<>();
        for (int i = 0; i < kind.length; i++) {
            if (kind[i] == 1 && (b[i] < 0 || b[i] + 1 >= names.size())) {
                throw new DamagedSection("functions.b[" + i + "] names no text");
            }
            keys.add(
                    switch (kind[i]) {
                        case 0 -> new FunctionKey.Code(a[i], b[i]);
                        case 1 ->
                                new FunctionKey.Inlined(
                                        names.get(b[i]),
                                        Optional.of(names.get(b[i] + 1))
                                                .filter(text -> !text.isEmpty()),
                                        a[i]);
                        default -> new FunctionKey.Foreign(a[i]);
                    });
        }
        return keys;
    }
}
