package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.inspect.DataPart;
import dev.wasmscope.session.inspect.Declaration;
import dev.wasmscope.session.inspect.Feature;
import dev.wasmscope.session.inspect.ModuleInspection;
import dev.wasmscope.session.inspect.Producer;
import dev.wasmscope.session.inspect.StaticObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a module beyond its functions and sections. */
class ModuleInspectionTest {
    @TempDir Path folder;

    private ModuleView sample(String id) throws Exception {
        Samples samples = new Samples();
        Path file = samples.extractTo(samples.find(id).orElseThrow(), folder).module();
        return ModuleView.read(file, PathMappings.NONE);
    }

    @Test
    void namesToolsAndFeatures() throws Exception {
        ModuleInspection ledger = sample("ledger").inspection();
        List<Producer> producers = ledger.producers();
        assertTrue(
                producers.stream().anyMatch(p -> p.field().equals("processed-by")),
                producers::toString);
        List<Feature> features = ledger.features();
        assertTrue(
                features.stream().anyMatch(f -> f.name().equals("sign extension")),
                features::toString);
        for (int i = 1; i < features.size(); i++) {
            assertTrue(features.get(i - 1).uses() >= features.get(i).uses(), features::toString);
        }
    }

    @Test
    void findsDataGlobalsAndStatics() throws Exception {
        ModuleView view = sample("ledger");
        ModuleInspection ledger = view.inspection();
        DataPart first = ledger.data().getFirst();
        assertTrue(first.address().isPresent() && first.size() > 0, first::toString);
        assertEquals(
                "memory 0 at 0x" + Long.toHexString(first.address().getAsLong()), first.mode());
        List<Declaration> globals =
                ledger.declarations().stream().filter(d -> d.kind().equals("global")).toList();
        assertEquals("__stack_pointer", globals.getFirst().name());
        assertEquals("(mut i32)", globals.getFirst().type());
        List<StaticObject> statics = ledger.statics();
        assertTrue(
                statics.stream().anyMatch(s -> s.address().isPresent() && s.size().isPresent()),
                statics::toString);
        assertTrue(ledger.types().contains("int"), ledger.types()::toString);
    }

    @Test
    void eachDescribedFunctionHasItsShareOfTheDebugInformation() throws Exception {
        ModuleView view = sample("ledger");
        long[] sizes = view.inspection().debugSizes();
        assertEquals(view.functions().size(), sizes.length);
        int main = view.findFunctions("main").getFirst().index();
        assertTrue(sizes[main] > 20, () -> "bytes about main: " + sizes[main]);
        long section =
                view.sections().stream()
                        .filter(s -> s.name().equals(".debug_info"))
                        .mapToLong(SectionView::size)
                        .sum();
        long all = Arrays.stream(sizes).sum();
        assertTrue(all > section / 10 && all < section, () -> all + " of " + section);
    }
}
