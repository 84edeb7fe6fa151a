package picklescope.session;

import picklescope.feed.HostLosses;
import picklescope.feed.HostName;

/**
 * What has been read of a host of a lab. Losses are not added up: each has another cause and
 * another remedy.
 *
 * @param received how many datagrams have been read
 * @param losses what the host itself reports, since its capture has begun
 * @param retired how many the broker had deleted, by its limits of age or size, before they were
 *     read
 * @param overwritten how many were overwritten at the host before they could be published, of those
 *     that were to be read
 * @param unreadable how many blocks are damaged, or are not what their publisher says
 * @param late how many came after later ones of other hosts
 */
public record LabCounts(
    HostName host,
    long received,
    HostLosses losses,
    long retired,
    long overwritten,
    long unreadable,
    long late) {}
