/** Workspaces that an import or a clone is filling, and what becomes of them when it is cut off. */
export {
  type Arrival,
  type ArrivalKind,
  abandonedArrivals,
  endArrival,
  findArrival,
  holdArrival,
  listArrivals,
  noteArrival,
} from './arrivals.ts';
