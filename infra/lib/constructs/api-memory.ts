/** Memory of the API's function, in MB: it holds all the views. From 1,769 MB on Lambda gives a whole processor. */
export const API_MEMORY_MB = 1769;
