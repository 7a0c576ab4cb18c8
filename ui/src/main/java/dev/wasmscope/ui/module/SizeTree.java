package dev.wasmscope.ui.module;

import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.ui.module.SizeNode.Kind;
import dev.wasmscope.ui.module.SizeNode.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a module's bytes are: sections, in the code functions by where they come from. Pure. */
final class SizeTree {
    private static final int CUSTOM = 0;
    private static final int CODE = 10;
    private static final int DATA = 11;

    private SizeTree() {}

    static SizeNode of(ModuleView module, List<DataPart> data, List<FunctionRow> functions) {
        List<SizeNode> top = new ArrayList<>();
        List<SizeNode> debug = new ArrayList<>();
        List<SectionView> sections = module.sections();
        for (int i = 0; i < sections.size(); i++) {
            SizeNode node = section(sections.get(i), i, data, functions);
            (node.kind() == Kind.DEBUG ? debug : top).add(node);
        }
        if (!debug.isEmpty()) {
            top.add(SizeNode.group("debug information", Kind.DEBUG, debug));
        }
        String name = String.valueOf(module.file().getFileName());
        return new SizeNode(name, Kind.GROUP, module.size(), new Target.None(), top);
    }

    private static SizeNode section(
            SectionView section, int number, List<DataPart> data, List<FunctionRow> functions) {
        Target target = new Target.Section(number);
        return switch (section.id()) {
            case CODE ->
                    new SizeNode(
                            section.name(), Kind.CODE, section.size(), target, groups(functions));
            case DATA ->
                    new SizeNode(
                            section.name(),
                            Kind.DATA,
                            section.size(),
                            target,
                            data.stream().map(SizeTree::data).toList());
            case CUSTOM ->
                    SizeNode.leaf(section.name(), kind(section.name()), section.size(), target);
            default -> SizeNode.leaf(section.name(), Kind.OTHER, section.size(), target);
        };
    }

    private static Kind kind(String customName) {
        boolean debug =
                customName.startsWith(".debug_")
                        || customName.equals("name")
                        || customName.equals("sourceMappingURL")
                        || customName.equals("external_debug_info");
        return debug ? Kind.DEBUG : Kind.OTHER;
    }

    private static List<SizeNode> groups(List<FunctionRow> functions) {
        Map<String, List<SizeNode>> groups = new LinkedHashMap<>();
        for (FunctionRow row : functions) {
            if (!row.function().imported()) {
                groups.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(function(row));
            }
        }
        List<SizeNode> all = new ArrayList<>();
        groups.forEach((name, parts) -> all.add(SizeNode.group(name, Kind.CODE, parts)));
        return all;
    }

    private static SizeNode function(FunctionRow row) {
        return SizeNode.leaf(
                row.function().name(),
                Kind.CODE,
                row.function().size(),
                new Target.Function(row.function().index()));
    }

    private static SizeNode data(DataPart part) {
        String name = part.name().isEmpty() ? "segment " + part.index() : part.name();
        return SizeNode.leaf(name, Kind.DATA, part.size(), new Target.Data(part.index()));
    }
}
