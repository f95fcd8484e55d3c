package dev.lakefront.credentials.setting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attributes of a login that are set, each with its origin. Immutable. */
public final class Attributes {
    /** The CLI's old word in {@code workspace_id} for a login to an account alone. */
    public static final String NO_WORKSPACE = "none";

    public static final Attributes NONE = new Attributes(new EnumMap<>(Attribute.class));

    private final Map<Attribute, Setting> settings;

    private Attributes(EnumMap<Attribute, Setting> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /** What the environment sets, of the attributes that are wanted. */
    public static Attributes ofEnvironment(LoginRequest request, Predicate<Attribute> wanted) {
        var found = new EnumMap<Attribute, Setting>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = request.variable(attribute.variable());
            if (attribute.isSetBy(value) && wanted.test(attribute)) {
                found.put(attribute, setting(attribute, value, attribute.variable()));
            }
        }
        return new Attributes(found);
    }

    /** What a profile's keys set. */
    public static Attributes ofProfile(Map<String, Setting> keys) {
        EnumMap<Attribute, Setting> found = ofKeys(keys);
        // a profile cannot name another profile, or the file it stands in
        found.remove(Attribute.PROFILE);
        found.remove(Attribute.CONFIG_FILE);
        return new Attributes(found);
    }

    /** What a bundle sets. */
    public static Attributes ofBundle(BundleWorkspace bundle) {
        return new Attributes(ofKeys(bundle.settings()));
    }

    private static EnumMap<Attribute, Setting> ofKeys(Map<String, Setting> keys) {
        var found = new EnumMap<Attribute, Setting>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Setting set = keys.get(attribute.key());
            if (set != null && attribute.isSetBy(set.value())) {
                found.put(attribute, setting(attribute, set.value(), set.origin()));
            }
        }
        return found;
    }

    /** Keeps a text that cannot be read as it is: only if it comes to be used is it a mistake. */
    private static Setting setting(Attribute attribute, @Nullable String text, String origin) {
        String raw = Objects.requireNonNull(text);
        String read = attribute.read(raw);
        return new Setting(read == null ? raw : read, origin);
    }

    /** These, and where one is not set, the other's. */
    public Attributes orElse(Attributes other) {
        var merged = new EnumMap<Attribute, Setting>(Attribute.class);
        merged.putAll(other.settings);
        for (Map.Entry<Attribute, Setting> set : settings.entrySet()) {
            Setting under = merged.get(set.getKey());
            merged.put(set.getKey(), under == null ? set.getValue() : set.getValue().over(under));
        }
        return new Attributes(merged);
    }

    /** These, with one set anew. */
    public Attributes with(Attribute attribute, Setting setting) {
        var changed = new EnumMap<Attribute, Setting>(Attribute.class);
        changed.putAll(settings);
        changed.put(attribute, setting);
        return new Attributes(changed);
    }

    /** These, with one set if it was not and there is a value for it. */
    public Attributes withDefault(Attribute attribute, @Nullable String value, String origin) {
        if (value == null || value.isEmpty() || has(attribute)) {
            return this;
        }
        return with(attribute, new Setting(value, origin));
    }

    public boolean has(Attribute attribute) {
        return settings.containsKey(attribute);
    }

    public @Nullable String get(Attribute attribute) {
        Setting setting = settings.get(attribute);
        return setting == null ? null : setting.value();
    }

    /**
     * The value of an attribute that is known to be set.
     *
     * @throws NullPointerException if it is not
     */
    public String require(Attribute attribute) {
        return Objects.requireNonNull(get(attribute), attribute.key());
    }

    /** What is set, in the order of {@link Attribute}. */
    public Map<Attribute, Setting> settings() {
        return settings;
    }

    /** Whether anything is set that belongs to a way of authorization. */
    public boolean haveAuthorization() {
        return authorizationOrigin() != null;
    }

    /** Where the first of what belongs to a way of authorization is set; null if nothing is. */
    public @Nullable String authorizationOrigin() {
        for (Map.Entry<Attribute, Setting> set : settings.entrySet()) {
            if (set.getKey().family() != null) {
                return set.getValue().origin();
            }
        }
        return null;
    }

    /** Whether an account is named and no workspace of it. */
    public boolean areOfAccountOnly() {
        String workspace = get(Attribute.WORKSPACE_ID);
        return has(Attribute.ACCOUNT_ID) && (workspace == null || workspace.equals(NO_WORKSPACE));
    }

    /** Names and origins, no values. */
    @Override
    public String toString() {
        return "Attributes" + settings;
    }
}
