package dev.wasmscope.cli.dap;

/** The classes that answer the requests of one client, one for each group. */
record Handlers(
        Target target,
        Client client,
        Lifecycle lifecycle,
        RunRequests runs,
        JumpRequests jumps,
        StackRequests stack,
        VariableRequests variables,
        ChangeRequests changes,
        Locations locations,
        EvaluateRequests evaluation,
        Completions completions,
        BreakpointRequests breakpoints,
        DataRequests data,
        ExceptionFilters filters,
        Explanations explanations,
        MemoryRequests memory,
        Disassembly disassembly,
        ModuleRequests modules) {

    /** Wires them. */
    static Handlers of(Client client, Requests requests, Debuggees debuggees) {
        Target target = new Target();
        Sources sources = new Sources(target, client);
        Locations locations = new Locations(target, client, sources);
        ShownValues values = new ShownValues(target, client, locations);
        Console console = new Console(target);
        ShownBreakpoints shown = new ShownBreakpoints(target, client, sources, requests);
        RunRequests runs = new RunRequests(target, client, requests);
        ModuleRequests modules = new ModuleRequests(target, client, sources);
        BreakpointRequests breakpoints = new BreakpointRequests(target, client, sources, shown);
        ExceptionFilters filters = new ExceptionFilters(breakpoints);
        ChangeRequests changes = new ChangeRequests(target, client, values);
        return new Handlers(
                target,
                client,
                new Lifecycle(
                        target,
                        client,
                        debuggees,
                        modules,
                        sources,
                        breakpoints,
                        shown,
                        filters,
                        runs),
                runs,
                new JumpRequests(target, client, sources),
                new StackRequests(target, client, sources, new FrameNames(target)),
                new VariableRequests(target, values, new InstanceVariables(target, client)),
                changes,
                locations,
                new EvaluateRequests(target, client, console, values, new WholeText(target)),
                new Completions(target, client, console),
                breakpoints,
                new DataRequests(target, changes, breakpoints),
                filters,
                new Explanations(target),
                new MemoryRequests(target, client),
                new Disassembly(target, client, sources),
                modules);
    }
}
