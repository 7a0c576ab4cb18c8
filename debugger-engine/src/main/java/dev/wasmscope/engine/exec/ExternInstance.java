package dev.wasmscope.engine.exec;

/** What a module can import and export (core specification 4.2, "External Instances"). */
public sealed interface ExternInstance
        permits FunctionInstance, Memory, TableInstance, GlobalInstance, TagInstance {}
