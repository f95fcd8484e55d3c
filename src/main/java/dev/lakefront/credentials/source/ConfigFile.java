package dev.lakefront.credentials.source;

import dev.lakefront.credentials.setting.Attribute;
import dev.lakefront.credentials.setting.Attributes;
import dev.lakefront.credentials.setting.Setting;
import dev.lakefront.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Databricks CLI's config file.
 *
 * @param exists whether it is there; a missing file is no mistake by itself
 * @param sections its profiles, and the CLI's own settings, as written
 */
public record ConfigFile(
        Path path, boolean exists, Map<String, Map<String, IniFile.Entry>> sections) {
    private static final String SETTINGS_SECTION = "__settings__";
    private static final String DEFAULT_PROFILE = "default_profile";

    /** A file that no one needs to look into. */
    static ConfigFile unread(Path path) {
        return new ConfigFile(path, false, Map.of());
    }

    /**
     * The file, as far as it can be read.
     *
     * @param problems gets what keeps the file, or a line of it, from being read
     */
    public static ConfigFile read(Path path, List<Problem> problems) {
        try {
            // as the CLI, no complaint about bytes that are not UTF-8 in a comment
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return new ConfigFile(path, true, IniFile.parse(path, text, problems));
        } catch (NoSuchFileException _) {
            return unread(path);
        } catch (IOException e) {
            problems.add(
                    new Problem(
                            "cannot read the Databricks config file: " + reason(path, e),
                            path.toString(),
                            "make it a file that you may read, or name another one: set"
                                    + " DATABRICKS_CONFIG_FILE"));
            return new ConfigFile(path, true, Map.of());
        }
    }

    private static String reason(Path path, IOException e) {
        if (Files.isDirectory(path)) {
            return "it is a directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getClass().getSimpleName();
    }

    /** The profile that {@code [__settings__]} or {@code [DEFAULT]} makes the default, if any. */
    public @Nullable Setting defaultProfile() {
        Setting settled = settledProfile();
        if (settled != null) {
            return settled;
        }
        IniFile.Entry host = keys(IniFile.DEFAULT_SECTION).get(Attribute.HOST.key());
        return host == null
                ? null
                : new Setting(IniFile.DEFAULT_SECTION, "[DEFAULT] in " + at(host));
    }

    /** The profile that {@code [__settings__]} makes the default, if any. */
    @Nullable Setting settledProfile() {
        IniFile.Entry named = keys(SETTINGS_SECTION).get(DEFAULT_PROFILE);
        return named == null || named.value().isEmpty() || isReserved(named.value())
                ? null
                : new Setting(named.value(), DEFAULT_PROFILE + " in " + at(named));
    }

    private String at(IniFile.Entry entry) {
        return path + ":" + entry.line();
    }

    /** Whether the name is the CLI's own section, never a profile. */
    static boolean isReserved(String profile) {
        return profile.equals(SETTINGS_SECTION);
    }

    /** Whether there is such a profile with anything in it. */
    boolean hasProfile(String profile) {
        return !keys(profile).isEmpty();
    }

    public Attributes profile(String profile) {
        var settings = new HashMap<String, Setting>();
        for (Map.Entry<String, IniFile.Entry> key : keys(profile).entrySet()) {
            IniFile.Entry entry = key.getValue();
            settings.put(
                    key.getKey(),
                    new Setting(entry.value(), "profile " + profile + " in " + at(entry)));
        }
        return Attributes.ofProfile(settings);
    }

    /** The profiles one can choose, in the order of the file. */
    List<String> profiles() {
        var names = new ArrayList<String>();
        for (String name : sections.keySet()) {
            if (hasProfile(name) && !isReserved(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Those for a workspace (libs/databrickscfg/profile): an account alone is no place for apps.
     */
    public List<String> workspaceProfiles() {
        var names = new ArrayList<String>();
        for (String name : profiles()) {
            Attributes profile = profile(name);
            if (profile.has(Attribute.HOST) && !profile.areOfAccountOnly()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Those whose host is this one, however it is written. */
    List<String> profilesOf(String host) {
        String wanted = WorkspaceHost.normalised(host);
        var names = new ArrayList<String>();
        for (String name : profiles()) {
            String actual = profile(name).get(Attribute.HOST);
            if (actual != null && WorkspaceHost.normalised(actual).equals(wanted)) {
                names.add(name);
            }
        }
        return names;
    }

    private Map<String, IniFile.Entry> keys(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return "ConfigFile[path=" + path + ", profiles=" + profiles() + "]";
    }
}
