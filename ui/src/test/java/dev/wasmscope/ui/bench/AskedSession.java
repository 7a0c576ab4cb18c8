package dev.wasmscope.ui.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the views have asked a session and were not answered yet: calls under way, and
 * futures that are not complete. Whatever part of the session is handed out is watched too.
 */
final class AskedSession implements InvocationHandler {
    private final Object target;
    private final AtomicInteger open;

    private AskedSession(Object target, AtomicInteger open) {
        this.target = target;
        this.open = open;
    }

    /**
     * The same, watched.
     *
     * @param open counts the questions without an answer
     */
    static <T> T watch(Class<T> type, T target, AtomicInteger open) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        new AskedSession(target, open)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && arguments[0] == proxy;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "watched " + target;
            };
        }
        open.incrementAndGet();
        boolean pending = false;
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof CompletableFuture<?> future && !resumes(method.getName())) {
                pending = true;
                var _ = future.whenComplete((_, _) -> open.decrementAndGet());
                return result;
            }
            return watchedPart(method, result);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        } finally {
            if (!pending) {
                open.decrementAndGet();
            }
        }
    }

    private @Nullable Object watchedPart(Method method, @Nullable Object result) {
        Class<?> type = method.getReturnType();
        boolean part =
                result != null
                        && type.isInterface()
                        && !type.isSealed()
                        && type.getName().startsWith("dev.wasmscope.session.");
        return part ? part(type, result) : result;
    }

    private <T> T part(Class<T> type, Object result) {
        return watch(type, type.cast(result), open);
    }

    /** What sets the guest going is answered by the next stop. */
    private static boolean resumes(String name) {
        return name.startsWith("step")
                || name.startsWith("run")
                || name.equals("continueRun")
                || name.equals("pause")
                || name.equals("kill");
    }
}
