package dev.lakefront.credentials;

import dev.lakefront.credentials.setting.LoginRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Loads the credentials anew, and keeps count of the classes that are needed. */
final class LoadedClasses extends URLClassLoader {
    private static final String PACKAGE = "dev.lakefront.credentials.";

    private final List<String> names = new CopyOnWriteArrayList<>();

    private LoadedClasses() {
        super(
                new URL[] {Login.class.getProtectionDomain().getCodeSource().getLocation()},
                LoadedClasses.class.getClassLoader());
    }

    /** The simple names of the classes that resolving a login loads. */
    static List<String> ofResolving(Path home, String... variables)
            throws IOException, ReflectiveOperationException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        try (var loader = new LoadedClasses()) {
            Class<?> request = loader.loadClass(LoginRequest.class.getName());
            Class<?> logins = loader.loadClass(Logins.class.getName());
            Method resolve = logins.getMethod("resolve", request, InstantSource.class);
            resolve.invoke(
                    null,
                    request.getConstructor(Map.class, String.class, Path.class, String.class)
                            .newInstance(environment, null, home, "1"),
                    InstantSource.system());
            return List.copyOf(loader.names);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            names.add(name.substring(name.lastIndexOf('.') + 1));
            return findClass(name);
        }
    }
}
