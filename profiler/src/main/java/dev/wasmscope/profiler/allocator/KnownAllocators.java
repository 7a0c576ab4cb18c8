package dev.wasmscope.profiler.allocator;

import static dev.wasmscope.profiler.allocator.AllocatorRole.NO_ARGUMENT;

import dev.wasmscope.profiler.allocator.AllocatorRole.Allocate;
import dev.wasmscope.profiler.allocator.AllocatorRole.AllocateAt;
import dev.wasmscope.profiler.allocator.AllocatorRole.Free;
import dev.wasmscope.profiler.allocator.AllocatorRole.Reallocate;
import dev.wasmscope.profiler.allocator.AllocatorRole.Resize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that toolchains give to the functions that allocate.
 *
 * <p>A name stands with the number of parameters that its function has, because a program may well
 * have a {@code free} of its own. Functions that call one another ({@code operator new}, {@code
 * malloc}, {@code dlmalloc}) are all here: whichever of them is called first counts.
 */
final class KnownAllocators {
    private static final String C = "C";
    private static final String CPP = "C++";
    private static final String RUST = "Rust";
    private static final String ASSEMBLYSCRIPT = "AssemblyScript";
    private static final String TINYGO = "TinyGo";
    private static final String ZIG = "Zig";
    private static final String BINDINGS = "bindings";

    /**
     * One name.
     *
     * @param parameters how many its function has
     */
    record Entry(String family, AllocatorRole role, int parameters) {}

    private record Form(Pattern names, Entry entry) {}

    private static final Map<String, List<Entry>> BY_NAME = names();
    private static final List<Form> FORMS = forms();

    private KnownAllocators() {}

    /** What a name stands for, if the function has the right number of parameters. */
    static Optional<Entry> find(String name, NamedFunction function) {
        for (Entry exact : BY_NAME.getOrDefault(name, List.of())) {
            if (fits(exact, function)) {
                return Optional.of(exact);
            }
        }
        return FORMS.stream()
                .filter(form -> fits(form.entry, function))
                .filter(form -> form.names.matcher(name).matches())
                .map(Form::entry)
                .findFirst();
    }

    /** The role of a name whose function may have any type. */
    static Optional<AllocatorRole> role(String name) {
        return BY_NAME.getOrDefault(name, List.of()).stream().findFirst().map(Entry::role);
    }

    /** Whether a garbage collector of that family frees what nobody frees. */
    static boolean isCollected(String family) {
        return family.equals(TINYGO);
    }

    private static boolean fits(Entry entry, NamedFunction function) {
        return entry.parameters == function.parameters() && function.fits(entry.role);
    }

    private static Allocate size(int argument) {
        return new Allocate(argument, NO_ARGUMENT);
    }

    private static Reallocate resized(int block, int size) {
        return new Reallocate(block, size, NO_ARGUMENT);
    }

    private static Map<String, List<Entry>> names() {
        Map<String, List<Entry>> names = new HashMap<>();
        for (String prefix : List.of("", "dl", "__libc_", "emmalloc_", "mi_", "je_", "rp")) {
            addC(names, prefix);
        }
        add(names, C, size(1), 2, "internal_memalign");
        add(names, C, size(0), 1, "builtin_malloc", "emscripten_builtin_malloc", "mi_zalloc");
        add(names, C, new Free(0), 1, "builtin_free", "emscripten_builtin_free", "cfree");
        add(names, C, size(0), 2, "mi_malloc_aligned", "mi_zalloc_aligned");
        add(names, C, resized(0, 1), 3, "mi_realloc_aligned");
        add(names, C, new Allocate(1, 0), 3, "mi_calloc_aligned");
        add(names, C, size(1), 2, "mi_heap_malloc", "mi_heap_zalloc");
        add(names, C, new Free(0), 2, "mi_free_size", "mi_free_aligned");
        addCpp(names);
        for (String prefix :
                List.of("__rust", "__rdl", "__rg", "__rustc::__rust", "__rustc::__rdl")) {
            add(names, RUST, size(0), 2, prefix + "_alloc", prefix + "_alloc_zeroed");
            add(names, RUST, new Free(0), 3, prefix + "_dealloc");
            add(names, RUST, resized(0, 3), 4, prefix + "_realloc");
        }
        addAssemblyScript(names);
        addTinyGo(names);
        add(names, BINDINGS, resized(0, 3), 4, "cabi_realloc", "canonical_abi_realloc");
        for (int align = 0; align <= 1; align++) {
            add(names, BINDINGS, size(0), 1 + align, "__wbindgen_malloc");
            add(names, BINDINGS, resized(0, 2), 3 + align, "__wbindgen_realloc");
            add(names, BINDINGS, new Free(0), 2 + align, "__wbindgen_free");
        }
        return Map.copyOf(names);
    }

    private static void addC(Map<String, List<Entry>> names, String prefix) {
        add(names, C, size(0), 1, prefix + "malloc", prefix + "valloc", prefix + "pvalloc");
        add(names, C, new Allocate(1, 0), 2, prefix + "calloc");
        add(names, C, resized(0, 1), 2, prefix + "realloc");
        add(names, C, new Reallocate(0, 2, 1), 3, prefix + "reallocarray");
        add(names, C, size(1), 2, prefix + "memalign", prefix + "aligned_alloc");
        add(names, C, new AllocateAt(0, 2), 3, prefix + "posix_memalign");
        add(names, C, new Free(0), 1, prefix + "free");
        add(names, C, new Free(0), 2, prefix + "free_sized");
        add(names, C, new Free(0), 3, prefix + "free_aligned_sized");
    }

    private static void addCpp(Map<String, List<Entry>> names) {
        for (String form : List.of("w", "a")) {
            for (String size : List.of("m", "j")) {
                String name = "_Zn" + form + size;
                add(names, CPP, size(0), 1, name);
                add(names, CPP, size(0), 2, name + "RKSt9nothrow_t", name + "St11align_val_t");
                add(names, CPP, size(0), 3, name + "St11align_val_tRKSt9nothrow_t");
            }
        }
        for (String form : List.of("l", "a")) {
            String name = "_Zd" + form + "Pv";
            add(names, CPP, new Free(0), 1, name);
            add(names, CPP, new Free(0), 2, name + "m", name + "j");
            add(names, CPP, new Free(0), 2, name + "RKSt9nothrow_t", name + "St11align_val_t");
            add(names, CPP, new Free(0), 3, name + "mSt11align_val_t", name + "jSt11align_val_t");
            add(names, CPP, new Free(0), 3, name + "St11align_val_tRKSt9nothrow_t");
        }
    }

    /**
     * Objects come from {@code __new}, which may collect garbage first, and are freed by the
     * collector with {@code __free}, which has the address of the block around the object.
     */
    private static void addAssemblyScript(Map<String, List<Entry>> names) {
        for (String runtime :
                List.of("~lib/rt/tlsf/", "~lib/rt/stub/", "~lib/rt/itcms/", "~lib/rt/tcms/")) {
            add(names, ASSEMBLYSCRIPT, size(0), 1, runtime + "__alloc");
            add(names, ASSEMBLYSCRIPT, size(0), 2, runtime + "__new");
            add(names, ASSEMBLYSCRIPT, resized(0, 1), 2, runtime + "__realloc");
            add(names, ASSEMBLYSCRIPT, new Free(0), 1, runtime + "__free");
        }
        add(names, ASSEMBLYSCRIPT, size(1), 2, "~lib/rt/tlsf/allocateBlock");
        add(names, ASSEMBLYSCRIPT, resized(1, 2), 3, "~lib/rt/tlsf/reallocateBlock");
        add(names, ASSEMBLYSCRIPT, new Free(1), 2, "~lib/rt/tlsf/freeBlock");
        add(names, ASSEMBLYSCRIPT, size(0), 2, "__new");
    }

    /** Some versions pass a context that nobody uses as one more argument. */
    private static void addTinyGo(Map<String, List<Entry>> names) {
        for (int context = 0; context <= 1; context++) {
            add(names, TINYGO, size(0), 2 + context, "runtime.alloc");
            add(names, TINYGO, resized(0, 1), 2 + context, "runtime.realloc");
            add(names, TINYGO, new Free(0), 1 + context, "runtime.free");
        }
    }

    private static void add(
            Map<String, List<Entry>> names,
            String family,
            AllocatorRole role,
            int parameters,
            String... called) {
        for (String name : called) {
            names.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(new Entry(family, role, parameters));
        }
    }

    private static List<Form> forms() {
        List<Form> forms = new ArrayList<>();
        addOperators(forms);
        addRustForms(forms);
        String zig =
                "(heap\\.)?(.*\\.)?(WasmPageAllocator|PageAllocator|WasmAllocator|SbrkAllocator\\(.*\\)"
                        + "|GeneralPurposeAllocator\\(.*\\)|DebugAllocator\\(.*\\)|CAllocator)\\.";
        forms.add(form(zig + "alloc", ZIG, size(1), 4));
        forms.add(form(zig + "resize", ZIG, new Resize(1, 4), 6));
        forms.add(form(zig + "remap", ZIG, resized(1, 4), 6));
        forms.add(form(zig + "free", ZIG, new Free(1), 5));
        return forms;
    }

    /** C++ as demanglers write it; placement new, which has a {@code void*}, allocates nothing. */
    private static void addOperators(List<Form> forms) {
        String rest = "(\\((?!.*void ?\\*).*\\))?";
        for (int parameters = 1; parameters <= 3; parameters++) {
            String known = parameters == 1 ? rest : "\\((?!.*void ?\\*).+\\)";
            forms.add(form("operator new(\\[\\])?" + known, CPP, size(0), parameters));
            forms.add(form("operator delete(\\[\\])?(\\(.*\\))?", CPP, new Free(0), parameters));
        }
    }

    private static void addRustForms(List<Form> forms) {
        String mangled = "_R.*__(rust|rdl|rg)";
        forms.add(form(mangled + "_alloc(_zeroed)?", RUST, size(0), 2));
        forms.add(form(mangled + "_dealloc", RUST, new Free(0), 3));
        forms.add(form(mangled + "_realloc", RUST, resized(0, 3), 4));
        String dlmalloc = "dlmalloc::(dlmalloc::)?Dlmalloc(<.*>)?::";
        forms.add(form(dlmalloc + "malloc", RUST, size(1), 2));
        forms.add(form(dlmalloc + "(malloc|calloc)", RUST, size(1), 3));
        forms.add(form(dlmalloc + "memalign", RUST, size(2), 3));
        forms.add(form(dlmalloc + "realloc", RUST, resized(1, 2), 3));
        forms.add(form(dlmalloc + "realloc", RUST, resized(1, 4), 5));
        forms.add(form(dlmalloc + "free", RUST, new Free(1), 2));
        forms.add(form(dlmalloc + "free", RUST, new Free(1), 4));
    }

    private static Form form(String names, String family, AllocatorRole role, int parameters) {
        return new Form(Pattern.compile(names), new Entry(family, role, parameters));
    }
}
