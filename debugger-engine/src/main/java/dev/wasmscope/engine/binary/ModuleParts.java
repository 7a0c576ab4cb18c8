package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.ElementSegment;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.MemoryInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.RecGroup;
import dev.wasmscope.engine.module.SectionInfo;
import dev.wasmscope.engine.module.SubType;
import dev.wasmscope.engine.module.Table;
import dev.wasmscope.engine.module.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the section readers have found so far. */
final class ModuleParts {

    private static final ByteRange NO_BODY = new ByteRange(0, 0);

    final List<SectionInfo> sections = new ArrayList<>();
    final List<CustomSection> customSections = new ArrayList<>();
    final List<SubType> types = new ArrayList<>();
    final List<RecGroup> recGroups = new ArrayList<>();
    final List<Import> imports = new ArrayList<>();
    final List<FunctionDeclaration> functions = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<MemoryInfo> memories = new ArrayList<>();
    final List<Global> globals = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<ElementSegment> elements = new ArrayList<>();
    final List<DataSegment> data = new ArrayList<>();
    final List<ByteRange> bodies = new ArrayList<>();
    boolean hasStart;
    int start;
    boolean hasDataCount;
    int dataCount;
    long codeStart = -1;
    private int importedFunctions;

    /** A function before its body and name are known. */
    record FunctionDeclaration(int typeIndex, @Nullable Import imported) {}

    void addImportedFunction(int typeIndex, Import imported) {
        functions.add(new FunctionDeclaration(typeIndex, imported));
        importedFunctions++;
    }

    /** The checks that need more than one section. */
    void finish(ByteReader in) {
        if (functions.size() - importedFunctions != bodies.size()) {
            throw new MalformedModuleException(
                    "code",
                    codeStart >= 0 ? codeStart : in.position(),
                    "function and code section have inconsistent lengths: %d functions, %d bodies"
                            .formatted(functions.size() - importedFunctions, bodies.size()));
        }
        if (hasDataCount && dataCount != data.size()) {
            throw new MalformedModuleException(
                    "data count",
                    in.position(),
                    "data count and data section have inconsistent lengths: %s and %d"
                            .formatted(Integer.toUnsignedString(dataCount), data.size()));
        }
    }

    Module toModule(byte[] bytes) {
        Names names = NameSectionReader.read(bytes, customSections);
        return new Module(
                bytes,
                List.copyOf(sections),
                List.copyOf(customSections),
                List.copyOf(types),
                List.copyOf(recGroups),
                List.copyOf(imports),
                functionInfos(names),
                List.copyOf(tables),
                List.copyOf(memories),
                List.copyOf(globals),
                List.copyOf(tags),
                List.copyOf(exports),
                hasStart ? OptionalInt.of(start) : OptionalInt.empty(),
                List.copyOf(elements),
                List.copyOf(data),
                hasDataCount ? OptionalInt.of(dataCount) : OptionalInt.empty(),
                names,
                codeStart);
    }

    private List<FunctionInfo> functionInfos(Names names) {
        List<FunctionInfo> infos = new ArrayList<>(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            FunctionDeclaration declaration = functions.get(i);
            boolean imported = declaration.imported() != null;
            ByteRange body = imported ? NO_BODY : bodies.get(i - importedFunctions);
            infos.add(
                    new FunctionInfo(
                            i,
                            declaration.typeIndex(),
                            declaration.imported(),
                            names.name(Names.Kind.FUNCTION, i),
                            body,
                            imported ? -1 : body.start() - codeStart));
        }
        return Collections.unmodifiableList(infos);
    }
}
