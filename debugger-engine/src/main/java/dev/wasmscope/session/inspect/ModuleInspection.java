package dev.wasmscope.session.inspect;

import java.util.List;

/**
 * What is in a module beyond its functions and sections. Safe to use from any thread; nothing is
 * kept, costly answers are said to be costly.
 */
public interface ModuleInspection {
    /** Of modules of which nothing more is known. */
    ModuleInspection NONE =
            new ModuleInspection() {
                @Override
                public List<DataPart> data() {
                    return List.of();
                }

                @Override
                public List<Declaration> declarations() {
                    return List.of();
                }

                @Override
                public List<Producer> producers() {
                    return List.of();
                }

                @Override
                public List<Feature> features() {
                    return List.of();
                }

                @Override
                public List<StaticObject> statics() {
                    return List.of();
                }

                @Override
                public List<String> types() {
                    return List.of();
                }

                @Override
                public long[] debugSizes() {
                    return new long[0];
                }
            };

    /** The data segments by index. */
    List<DataPart> data();

    /** Tables, memories, globals and tags, kind by kind, imports first. */
    List<Declaration> declarations();

    /** The tools that made the module, as its {@code producers} section names them. */
    List<Producer> producers();

    /**
     * What the module uses beyond WebAssembly 1.0, most used first; then what its {@code
     * target_features} section allows and nothing uses. Reads all code.
     */
    List<Feature> features();

    /** Variables of static storage, by name. Reads all debug information. */
    List<StaticObject> statics();

    /** The names of the source's types, sorted. Reads all debug information. */
    List<String> types();

    /**
     * How many bytes of {@code .debug_info} describe each function, by function index; 0 where
     * nothing does. Reads all debug information.
     */
    long[] debugSizes();
}
