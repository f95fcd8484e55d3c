package dev.lakefront.bundle;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app of a bundle, as its target makes it ({@code resources.apps.KEY}). Immutable. */
public final class BundleApp {
    private final String key;
    private final BundleSetting app;

    BundleApp(String key, BundleSetting app) {
        this.key = key;
        this.app = app;
    }

    /** What it is called within the bundle. */
    public String key() {
        return key;
    }

    /** Where it is written, such as {@code /home/me/shop/databricks.yml:12}. */
    public String origin() {
        return app.position();
    }

    /** Whether it depends on a user who has not been asked for yet. */
    public boolean awaitsUser() {
        return app.mentions(WorkspaceFacts.unaskedUser());
    }

    /** Whether it depends on the id of something that has not been asked for yet. */
    public boolean awaits(Lookup lookup) {
        return app.mentions(WorkspaceFacts.unasked(lookup));
    }

    /**
     * What it is called in the workspace; null if it has no name, or one that is not known here.
     */
    public @Nullable BundleText name(List<Problem> problems) {
        return app.text("name", problems);
    }

    /**
     * The folder of its source.
     *
     * @param problems gets one if it cannot be resolved
     * @return null then, and if it has none on this machine ({@code git_source})
     */
    public @Nullable Path folder(List<Problem> problems) {
        BundleSetting path = app.get("source_code_path");
        return path == null ? null : path.folder(problems);
    }

    /**
     * The start command that the deployment gives it in the place of app.yaml's.
     *
     * @return null if it leaves that to app.yaml
     */
    public @Nullable Command command(List<Problem> problems) {
        BundleSetting command = config("command", problems);
        List<String> argv = command == null ? List.of() : command.texts(problems);
        return command == null || argv.isEmpty()
                ? null
                : new Command(argv, command.value().line().file(), command.value().line().number());
    }

    /**
     * The variables that the deployment gives it in the place of app.yaml's.
     *
     * @param problems gets what is no variable at all
     * @param warnings gets what is probably not meant as it is written
     * @return empty if it leaves them to app.yaml
     */
    public List<Env> env(List<Problem> problems, List<Warning> warnings) {
        List<Env> entries = new ArrayList<>();
        BundleSetting env = config("env", problems);
        for (BundleSetting item : env == null ? List.<BundleSetting>of() : env.items(problems)) {
            Env entry = entry(item, problems);
            if (entry != null) {
                entries.add(entry);
            }
            if (item.get("valueFrom") != null) {
                warnings.add(
                        new Warning(
                                "the field 'valueFrom' is ignored in a bundle",
                                item.position(),
                                "write value_from:"));
            }
        }
        return entries;
    }

    /**
     * Its resources; of several with one key the last one.
     *
     * @param problems gets what is no resource at all
     */
    public List<Resource> resources(List<Problem> problems) {
        Map<String, Resource> resources = new LinkedHashMap<>();
        BundleSetting list = app.get("resources");
        if (list != null) {
            for (BundleSetting item : list.items(problems)) {
                Resource resource = Resource.of(item, problems);
                if (resource != null) {
                    resources.put(resource.key(), resource);
                }
            }
        }
        return List.copyOf(resources.values());
    }

    /** The scopes that it declares for the tokens of its users; null if it declares none. */
    public @Nullable List<String> userApiScopes(List<Problem> problems) {
        BundleSetting scopes = app.get("user_api_scopes");
        return scopes == null ? null : scopes.texts(problems);
    }

    /**
     * A resource of the app.
     *
     * @param key what it is called in the app ({@code name})
     * @param kind what it is, such as {@code sql_warehouse}
     * @param fields the texts below that word; none that cannot be resolved
     * @param file that it is written in, relative to the bundle's folder
     * @param line counted from 1
     * @param unresolved why a field is missing; null if none is
     */
    public record Resource(
            String key,
            String kind,
            Map<String, String> fields,
            String file,
            int line,
            @Nullable Problem unresolved) {
        public Resource {
            fields = Map.copyOf(fields);
        }

        private static @Nullable Resource of(BundleSetting item, List<Problem> problems) {
            BundleText key = item.text("name", problems);
            for (String kind : item.value().keys()) {
                BundleSetting fields = item.get(kind);
                if (key != null && fields != null && fields.value() instanceof BundleValue.Fields) {
                    return of(key.value(), kind, fields);
                }
            }
            problems.add(
                    new Problem(
                            item.path() + " is no resource",
                            item.position(),
                            "write - name: KEY and, below it, what it is: sql_warehouse: {id: …}"));
            return null;
        }

        private static Resource of(String key, String kind, BundleSetting setting) {
            Map<String, String> fields = new LinkedHashMap<>();
            List<Problem> unresolved = new ArrayList<>();
            for (String name : setting.value().keys()) {
                BundleText text = setting.text(name, unresolved);
                if (text != null) {
                    fields.put(name, text.value());
                }
            }
            return new Resource(
                    key,
                    kind,
                    fields,
                    setting.value().line().file(),
                    setting.value().line().number(),
                    unresolved.isEmpty() ? null : unresolved.getFirst());
        }
    }

    /**
     * A start command.
     *
     * @param file that it is written in, relative to the bundle's folder
     * @param line counted from 1
     */
    public record Command(List<String> argv, String file, int line) {
        public Command {
            argv = List.copyOf(argv);
        }
    }

    /**
     * One variable.
     *
     * @param value the text to pass on; null if it has none, or if that cannot be resolved
     * @param valueFrom the key of the resource whose value is meant; null if none is
     * @param file that it is written in, relative to the bundle's folder
     * @param line counted from 1
     * @param unresolved why it has no value though one is written; null otherwise
     */
    public record Env(
            String name,
            @Nullable String value,
            @Nullable String valueFrom,
            String file,
            int line,
            @Nullable Problem unresolved) {
        /** Without the value: people do write secrets into a bundle. */
        @Override
        public String toString() {
            return name + " (" + file + ":" + line + ")";
        }
    }

    private static @Nullable Env entry(BundleSetting item, List<Problem> problems) {
        BundleText name = item.text("name", problems);
        if (name == null || name.value().isEmpty() || name.value().indexOf('=') >= 0) {
            problems.add(
                    new Problem(
                            item.path() + " has no name that a variable can have",
                            item.position(),
                            "write - name: NAME and, below it, value: VALUE"));
            return null;
        }
        List<Problem> ofValue = new ArrayList<>();
        BundleText value = item.text("value", ofValue);
        BundleText valueFrom = item.text("value_from", ofValue);
        return new Env(
                name.value(),
                value == null ? null : value.value(),
                valueFrom == null ? null : valueFrom.value(),
                item.value().line().file(),
                item.value().line().number(),
                ofValue.isEmpty() ? null : ofValue.getFirst());
    }

    private @Nullable BundleSetting config(String name, List<Problem> problems) {
        BundleSetting config = app.get("config");
        if (config == null || config.value() instanceof BundleValue.Fields) {
            return config == null ? null : config.get(name);
        }
        if (!(config.value() instanceof BundleValue.Text) || config.text(problems) != null) {
            problems.add(
                    new Problem(
                            config.path() + " must be a mapping",
                            config.position(),
                            "give it the keys command: and env:"));
        }
        return null;
    }

    @Override
    public String toString() {
        return "BundleApp[" + key + ", " + origin() + "]";
    }
}
