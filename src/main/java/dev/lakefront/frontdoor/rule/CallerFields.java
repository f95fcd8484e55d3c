package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Caller;
import dev.lakefront.identity.Identity;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * The fields that say who is asking, as octets. They are the same from one request to the next, and
 * a token is longer than all else in a head: to encode it each time was 5 % of the whole request.
 */
final class CallerFields {
    private static volatile @Nullable CallerFields latest;

    private final Caller caller;
    private final HttpHeaders fields;

    private CallerFields(Caller caller) {
        this.caller = caller;
        this.fields = encode(caller);
    }

    /** The fields to add; not to be changed. */
    static HttpHeaders of(Caller caller) {
        CallerFields known = latest;
        if (known == null || !known.caller.equals(caller)) {
            known = new CallerFields(caller);
            latest = known;
        }
        return known.fields;
    }

    private static HttpHeaders encode(Caller caller) {
        HttpHeaders fields =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        Identity who = caller.identity();
        if (who != null) {
            fields.add(FieldNames.PREFERRED_USERNAME, octets(who.displayName()));
            fields.add(FieldNames.USER, octets(who.userName()));
            fields.add(FieldNames.EMAIL, octets(who.email()));
        }
        AccessToken token = caller.token();
        if (token != null) {
            fields.add(FieldNames.ACCESS_TOKEN, octets(token.value().reveal()));
        }
        return fields;
    }

    private static AsciiString octets(String value) {
        return new AsciiString(HeaderText.of(value));
    }
}
