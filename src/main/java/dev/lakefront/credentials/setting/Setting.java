package dev.lakefront.credentials.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's value and where it was found.
 *
 * @param origin for people, such as {@code DATABRICKS_HOST} or {@code profile dev in FILE:3}
 * @param beaten what would have been used without this one, the strongest first
 */
public record Setting(String value, String origin, List<Setting> beaten) {
    public Setting {
        beaten = List.copyOf(beaten);
    }

    public Setting(String value, String origin) {
        this(value, origin, List.of());
    }

    /** The first that is there, which beats the others; null if none is. */
    public static @Nullable Setting first(@Nullable Setting... settings) {
        Setting first = null;
        for (Setting setting : settings) {
            if (setting != null) {
                first = first == null ? setting : first.over(setting);
            }
        }
        return first;
    }

    /** The same value, which beats another one. */
    Setting over(Setting other) {
        var all = new ArrayList<>(beaten);
        all.add(other);
        all.addAll(other.beaten);
        return new Setting(value, origin, all);
    }

    /** The same setting, its value written otherwise. */
    public Setting as(String written) {
        return new Setting(written, origin, beaten);
    }

    /**
     * The setting of an attribute that is known to be set.
     *
     * @throws NullPointerException if it is not
     */
    public static Setting of(Attributes attributes, Attribute attribute) {
        return Objects.requireNonNull(attributes.settings().get(attribute), attribute.key());
    }

    /** Without the value: it may be a secret. */
    @Override
    public String toString() {
        return "Setting[origin=" + origin + "]";
    }
}
