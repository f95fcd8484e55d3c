package dev.lakefront.cli.process;

import java.lang.reflect.Proxy;

/**
 * Signals that others send to this process. Java has a name for them only in {@code sun.misc},
 * which the compiler will not see without a warning; so it is found by its name, which takes some
 * milliseconds: not on the way of a start.
 */
public final class ProcessSignal {
    private ProcessSignal() {}

    /**
     * Does this at each such signal from now on, on a thread of the VM's; never, where there is no
     * signal of that name.
     *
     * @param name without {@code SIG}
     */
    public static void listen(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object acting =
                    Proxy.newProxyInstance(
                            ProcessSignal.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, named, acting);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // all that hangs on it is done in another way too, only later
        }
    }
}
