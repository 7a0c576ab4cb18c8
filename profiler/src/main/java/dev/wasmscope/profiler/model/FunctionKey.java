package dev.wasmscope.profiler.model;

/**
 * Which function a column entry means: a function of one instance of one run.
 *
 * @param instance number of the instance in the order of instantiation, from 0
 * @param functionIndex index in that instance's function index space (imports first)
 */
public record FunctionKey(int instance, int functionIndex) {}
