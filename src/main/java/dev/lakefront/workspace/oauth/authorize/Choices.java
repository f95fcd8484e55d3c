package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What somebody chose the last time for each client. */
final class Choices {
    private static final String FILE = "choices.json";
    private static final String PERSON = "person";
    private static final String DECLINED = "declined";

    private final @Nullable StateFolder state;
    private final Map<String, Choice> byClient = new HashMap<>();

    /**
     * @param state keeps them for the next run; null if nothing does
     * @throws dev.lakefront.problem.ProblemException if what it has kept is broken
     */
    Choices(@Nullable StateFolder state) {
        this.state = state;
        byte[] kept = state == null ? null : state.read(FILE);
        if (state != null && kept != null && !load(kept)) {
            throw state.broken(FILE);
        }
    }

    synchronized @Nullable Choice last(String clientId) {
        return byClient.get(clientId);
    }

    synchronized void remember(String clientId, Choice choice) {
        byClient.put(clientId, choice);
        if (state != null) {
            byte[] json = json().getBytes(StandardCharsets.UTF_8);
            try {
                state.write(FILE, out -> out.write(json));
            } catch (IOException e) {
                // a suggestion only: the next run makes another
            }
        }
    }

    private String json() {
        return Json.object(json ->
                byClient.forEach((client, choice) -> {
                    json.writeObjectPropertyStart(client);
                    json.writeStringProperty(PERSON, choice.userName());
                    write(json, choice.declined());
                    json.writeEndObject();
                }));
    }

    private static void write(JsonGenerator json, Set<String> declined) {
        json.writeArrayPropertyStart(DECLINED);
        declined.stream().sorted().forEach(json::writeString);
        json.writeEndArray();
    }

    private boolean load(byte[] kept) {
        try (JsonParser json = Json.parser(new String(kept, StandardCharsets.UTF_8))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                byClient.put(json.currentName(), choice(json));
            }
            return json.currentToken() == JsonToken.END_OBJECT;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Choice choice(JsonParser json) {
        String person = "";
        Set<String> declined = new HashSet<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isPerson = json.currentName().equals(PERSON);
            json.nextToken();
            if (isPerson) {
                person = json.getString();
            } else {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    declined.add(json.getString());
                }
            }
        }
        return new Choice(person, declined);
    }
}
