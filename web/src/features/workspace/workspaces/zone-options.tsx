const zones = Intl.supportedValuesOf('timeZone');

/** Every time zone to choose from. @param current stands among them even when this browser does not know it */
export function ZoneOptions({ current }: { current: string }) {
  const all = zones.includes(current) ? zones : [current, ...zones];
  return all.map((zone) => (
    <option key={zone} value={zone}>
      {zone.replaceAll('_', ' ')}
    </option>
  ));
}
